#!/bin/sh
printf 'Content-Type: text/html; charset=utf-8\r\n\r\n<h1>hi</h1>'
env
